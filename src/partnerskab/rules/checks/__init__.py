"""The rules, one module each: its name is the rule's name, its docstring the manual."""
