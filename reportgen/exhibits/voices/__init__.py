"""What people said → tables, charts and quotations as frozen values."""
