// A model host whose engine takes the process down with the first call.
process.on('message', () => process.exit(7));
