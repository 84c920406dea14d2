"""No tables of its own: migrations signal only applications that have a models module."""
