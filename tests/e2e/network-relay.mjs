/** Runs inside a network namespace: whatever comes in at a port goes to a socket file, which all namespaces see. */
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

const [port, file = ''] = process.argv.slice(2);
createServer((from) => {
	const to = connect(file);
	// Either end may be cut at any time; that is what it is for.
	pipeline(from, to, from, () => {});
}).listen(Number(port), '0.0.0.0', () => process.send?.('listening'));
