/** What a call is carried by, in one part of the program: whoever comes into the lobby may want it soon. */
export { PeerJsTransport } from './peerjs-transport.ts';
export { ServerRoad } from './server-road.ts';
