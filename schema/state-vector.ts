import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** Client and clock of each; nothing when there are too many or it cannot be read. */
export function readStateVector(bytes: Uint8Array, entriesMax: number): Map<number, number> | null {
	try {
		if (decoding.readVarUint(decoding.createDecoder(bytes)) > entriesMax) return null;
		return Y.decodeStateVector(bytes);
	} catch {
		return null;
	}
}
