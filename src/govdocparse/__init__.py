"""govdocparse: any Chinese government document (公文) as one canonical, lossless structure."""

__version__ = "0.1.0"
