/**
 * Every `Date` of this process shows another time from now on; `performance.now` stays the machine's.
 *
 * @param {(machineNow: () => number) => number} shown ms since the epoch, of those of the machine's clock
 */
export function replaceDate(shown) {
	const MachineDate = Date;
	const now = () => shown(MachineDate.now);
	globalThis.Date = new Proxy(MachineDate, {
		construct: (_target, given) =>
			Reflect.construct(MachineDate, given.length > 0 ? given : [now()]),
		get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
	});
}
