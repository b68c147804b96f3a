"""Tables of policy: the five support practices, recommendations with their basis, options, what to measure next."""
