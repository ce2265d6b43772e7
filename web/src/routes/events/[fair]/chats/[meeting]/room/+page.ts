/** Sockets and devices are a browser's: nothing of the room can be drawn before it is there. */
export const ssr = false;
