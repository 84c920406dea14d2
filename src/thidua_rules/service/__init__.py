"""Long service (quá trình cống hiến): the order earned by years in leading posts."""
