/**
 * Loaded before a server whose screens are pictured: its clock starts at the same moment every time, and
 * hardly moves while the pictures are taken.
 */
import { OPENED_AT } from './fixed-moment.mjs';

const SLOWER = 100;

const MachineDate = Date;
const startedAt = MachineDate.now();
const now = () => OPENED_AT + Math.floor((MachineDate.now() - startedAt) / SLOWER);

globalThis.Date = new Proxy(MachineDate, {
	construct: (_target, given) => Reflect.construct(MachineDate, given.length > 0 ? given : [now()]),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
