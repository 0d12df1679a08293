"""The meeting room: what the projector shows while a conference is on."""
