"""What every room stands on: policy, audit, organisations, people, access, registry."""
