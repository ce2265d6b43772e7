import * as ws from 'ws';

interface Framing {
	frame(data: Uint8Array, options: object): Uint8Array[];
}

/** How `ws` itself frames a message; exported by it, though its types do not say so. */
const { Sender: sender } = ws as unknown as { Sender: Framing };

export const Sender = {
	framed: (message: Uint8Array): Buffer =>
		Buffer.concat(
			sender.frame(message, { fin: true, opcode: 2, mask: false, readOnly: true, rsv1: false }),
		),
};
