"""What free text gives away: personal data, and the days it mentions."""
