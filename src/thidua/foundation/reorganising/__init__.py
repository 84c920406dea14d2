"""What befalls organisations: dated events with a legal basis, and what is inherited."""
