"""The pharmacist's page: every profile there is, and the ward's own changed and saved without a text editor."""
