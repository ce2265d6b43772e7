import { must } from '#schema/assert.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { Chance } from '../machine/chance.ts';
import type { Page } from './device.ts';
import { Wishes } from './wishes.ts';
import type { World } from './world.ts';

/** What people do on the pages that they have open. */
export class Doings {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	wish(person: string, dice: number): void {
		const chance = new Chance(dice);
		const page = this.#somePage(person, chance);
		if (!page) return;
		const { setting } = this.#world.options;
		const wishes = new Wishes(setting, page.device.owner, page.session, chance);
		this.#submit(page, () => wishes.draw());
	}

	/** Everybody who may goes for the same time: the same dice for all. */
	race(recruiter: string, dice: number): void {
		const chance = new Chance(dice);
		const { setting } = this.#world.options;
		for (const { id, role } of setting.people) {
			const page = role === 'talent' ? this.#somePage(id, chance) : null;
			const row = Object.values(page?.session.view?.desk.meetings ?? {}).find(
				({ peer, status }) => peer.id === recruiter && status === 'in_scheduling',
			);
			if (!page || !row) continue;
			const wishes = new Wishes(setting, page.device.owner, page.session, new Chance(dice));
			this.#submit(page, () => wishes.claim(row));
		}
	}

	/** Another meeting of the team, or none. */
	look(person: string, dice: number): void {
		const chance = new Chance(dice);
		const page = this.#somePage(person, chance);
		if (!page) return;
		const look = () => {
			const meetings = page.session.team?.meetings ?? [];
			const isAway = meetings.length === 0 || chance.happens(0.3);
			page.look(isAway ? null : chance.pick(meetings).id);
		};
		this.#world.time.after(0, look, page.machine);
	}

	/** Somebody comes to a chat of theirs; the server sees it, and nobody can say it for them (CH5). */
	come(person: string, dice: number): void {
		const chance = new Chance(dice);
		const { host, ledger, invocations, rooms, time, options } = this.#world;
		const server = host.current;
		const { account } = must(
			options.setting.people.find(({ id }) => id === person),
			'somebody comes',
		);
		const chats = [...ledger.facts.meetings.values()].filter(
			({ talent_id, recruiter_id, starts_at }) =>
				starts_at !== null && (talent_id === person || recruiter_id === person),
		);
		if (!server || chats.length === 0) return;
		const { id: meeting } = chance.pick(chats);
		const come = () => {
			const seat = this.#unlessTrouble(() => server.seatOf(meeting, account));
			if (!seat) return;
			const together = rooms.has(`${seat.peer} ${meeting}`);
			this.#world.tell(`${person} comes to ${meeting}`);
			invocations.arrived(person, { kind: 'chat.join', meeting, together });
			rooms.set(`${person} ${meeting}`, seat);
			server.engine.entered(seat);
		};
		time.after(0, come, server.machine);
	}

	go(person: string): void {
		const { host, rooms, time } = this.#world;
		const server = host.current;
		if (!server) return;
		const leave = () => {
			const seat = [...rooms.values()].find(({ participant }) => participant === person);
			if (!seat) return;
			this.#world.tell(`${person} leaves ${seat.meeting}`);
			rooms.delete(`${person} ${seat.meeting}`);
			server.engine.left(seat);
		};
		time.after(0, leave, server.machine);
	}

	/** Nobody is let in while the database cannot be read. */
	#unlessTrouble<Value>(ask: () => Value): Value | null {
		try {
			return ask();
		} catch (error) {
			if (this.#world.disk.trouble === null) throw error;
			return null;
		}
	}

	/** What waits in an outbox goes through the second door as well, perhaps more than once. */
	post(person: string, dice: number): void {
		const chance = new Chance(dice);
		const page = this.#somePage(person, chance);
		if (!page) return;
		const { witness } = this.#world;
		const { owner } = page.device;
		for (const { envelope } of page.session.pending)
			for (let times = chance.between(1, 2); times > 0; times -= 1) {
				witness.posted.add(`${owner.id} ${envelope.i}`);
				this.#world.post(page.device, envelope, (outcome) =>
					witness.answered(owner.id, envelope, outcome),
				);
			}
	}

	/** Takes back what was asked for last, where that is offered. */
	takeBack(person: string): void {
		const { time, witness } = this.#world;
		const takeBackOn = ({ session, device }: Page) => {
			const last = session.pending.at(-1);
			const key = `${device.owner.id} ${last?.id}`;
			// By the second door it has gone out.
			if (!last || witness.posted.has(key)) return;
			void session.revoke(last.id).then((isGone) => {
				if (isGone) witness.revoked.add(key);
			});
		};
		for (const { pages } of this.#world.devicesOf(person))
			for (const page of pages) time.after(0, () => takeBackOn(page), page.machine);
	}

	intrude(dice: number): void {
		const { intruder, time } = this.#world;
		if (intruder) time.after(0, () => intruder.act(new Chance(dice)), intruder.machine);
	}

	#somePage(person: string, chance: Chance): Page | null {
		const pages = this.#world.devicesOf(person).flatMap(({ pages: open }) => open);
		return pages.length > 0 ? chance.pick(pages) : null;
	}

	#submit(page: Page, draw: () => ParticipantIntent): void {
		const { witness, findings, time } = this.#world;
		const ask = () => {
			const intent = draw();
			const submission = page.session.submit(intent);
			if (!submission.ok) return;
			const pending = page.session.pending.find(({ id }) => id === submission.id);
			if (!pending) return findings.broken('SY8', `${submission.id} is not queued`);
			const { envelope } = pending;
			const queue = page.machine.name;
			witness.asked({ person: page.device.owner.id, envelope, intent, malformed: null, queue });
		};
		time.after(0, ask, page.machine);
	}
}
