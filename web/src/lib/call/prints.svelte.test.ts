/** Real connections, whose end nobody may wait for in vain. */
import { expect, it, onTestFinished } from 'vitest';
import { printsOf } from './prints.ts';

function connection() {
	const pc = new RTCPeerConnection();
	onTestFinished(() => pc.close());
	return { pc, channel: pc.createDataChannel('app', { negotiated: true, id: 0 }) };
}

it('[CA16, CA7] the certificates of both ends are read once the answer is there', async () => {
	const [own, other] = [connection(), connection()];
	await own.pc.setLocalDescription();
	const prints = printsOf(own.pc, own.channel);
	await other.pc.setRemoteDescription(own.pc.localDescription ?? { type: 'offer' });
	await other.pc.setLocalDescription();
	await own.pc.setRemoteDescription(other.pc.localDescription ?? { type: 'answer' });
	const [here, there] = [await prints, await printsOf(other.pc, other.channel)];
	expect(here?.own).toHaveLength(1);
	expect(there).toEqual({ own: here?.other, other: here?.own });
});

it('[CA7] of a connection that is closed before there is an answer nothing is waited for', async () => {
	const { pc, channel } = connection();
	await pc.setLocalDescription();
	const prints = printsOf(pc, channel);
	pc.close();
	expect(await prints).toBeNull();
	expect(await printsOf(pc, channel)).toBeNull();
});
