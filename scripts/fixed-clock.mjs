/** Loaded before a server whose screens are pictured: its clock starts at the same moment every time. */
import { OPENED_AT } from './fixed-moment.mjs';

const MachineDate = Date;
const shift = OPENED_AT - MachineDate.now();
const now = () => MachineDate.now() + shift;

globalThis.Date = new Proxy(MachineDate, {
	construct: (_target, given) => Reflect.construct(MachineDate, given.length > 0 ? given : [now()]),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
