"""Kill, fill, damage and cut short real databases, and hold that nothing acknowledged is lost: `make torture`."""
