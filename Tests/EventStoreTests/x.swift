internal import EventStore
