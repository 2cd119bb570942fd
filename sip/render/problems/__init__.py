"""Problems, in each of the formats that they can be told in."""
