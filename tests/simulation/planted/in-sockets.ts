/** Faults between the sockets and the engine. */
import { parseDocName } from '#schema/docs/names.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import type { Documents } from '#sync/documents.ts';
import type { Engine } from '#sync/engine.ts';
import { FanOut } from '#sync/fan-out.ts';
import { Looks } from '#sync/looks.ts';
import { Presence } from '#sync/presence.ts';
import { Sockets } from '#sync/sockets.ts';
import { FAIR } from '../world/people.ts';
import type { PlantedFault } from './fault.ts';
import { around, replaced } from './patching.ts';

/** Every member of the fair may open every desk. */
export const opensDesks: PlantedFault = { wrapEngine: openDesks };

/** Every member of the fair may open every team's document. */
export const opensTeams: PlantedFault = { wrapEngine: openTeams };

/** Whoever looks away, or leaves, is still shown as looking. */
export const missesLookingAway: PlantedFault = {
	patch: () =>
		around(Looks.prototype, 'count', (count, company, meeting, person, by) => {
			if (by > 0) count(company, meeting, person, by);
		}),
};

/** The author of an intent is whoever it names. */
export const believesAuthors: PlantedFault = { wrapEngine: believeTheAuthor };

/** Desks are sent before calendars. */
export const sendsDesksFirst: PlantedFault = {
	patch() {
		const undo = replaced(FanOut.prototype, { flush: () => {} });
		const undoToo = around(FanOut.prototype, 'attach', (attach, document, turn) =>
			attach(document, turn === 'public' ? 'personal' : 'public'),
		);
		return () => {
			undoToo();
			undo();
		};
	},
};

/** A session that has ended keeps its sockets. */
export const keepsSockets: PlantedFault = {
	patch: () => replaced(Sockets.prototype, { closeSession: () => {} }),
};

/** Whoever has left is still shown as present. */
export const missesDepartures: PlantedFault = {
	patch: () => replaced(Presence.prototype, { left: () => {} }),
};

/** An engine as the socket side sees it, to be changed in parts. */
function partsOf(engine: Engine): Documents {
	return {
		admit: (...args) => engine.admit(...args),
		loadProjection: (...args) => engine.loadProjection(...args),
		loadOutbox: (...args) => engine.loadOutbox(...args),
		unload: (...args) => engine.unload(...args),
		presenceChanged: (...args) => engine.presenceChanged(...args),
		lookChanged: (...args) => engine.lookChanged(...args),
		notes: engine.notes,
	};
}

function openDesks(engine: Engine): Documents {
	const admit: Documents['admit'] = (name, account) => {
		const parsed = parseDocName(name);
		const reader = engine.readerIn(FAIR, account);
		if (!parsed.ok || parsed.address.kind !== 'desk' || !reader) return engine.admit(name, account);
		return { ok: true, address: parsed.address, reader, access: 'read' };
	};
	return { ...partsOf(engine), admit };
}

function openTeams(engine: Engine): Documents {
	const admit: Documents['admit'] = (name, account) => {
		const parsed = parseDocName(name);
		const reader = engine.readerIn(FAIR, account);
		if (!parsed.ok || parsed.address.kind !== 'team' || !reader) return engine.admit(name, account);
		return { ok: true, address: parsed.address, reader, access: 'read' };
	};
	return { ...partsOf(engine), admit };
}

function believeTheAuthor(engine: Engine): Documents {
	const loadOutbox: Documents['loadOutbox'] = (address, document) => {
		engine.loadOutbox(address, document);
		document.on('update', () => {
			for (const item of document.getArray(OUTBOX_ROOT).toArray()) {
				const { p, ...envelope } = item as { p?: { by?: string; meeting?: string } };
				if (typeof p?.by !== 'string') continue;
				void engine.submit(FAIR, p.by as Parameters<Engine['submit']>[1], {
					...envelope,
					p: { meeting: p.meeting },
				});
			}
		});
	};
	return { ...partsOf(engine), loadOutbox };
}
