"""What free text reveals: personal data, and the dates it mentions."""
