import { docName } from '#schema/docs/names.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import { isSomethingDue } from '../reference/clock.ts';
import {
	expectedCalendar,
	expectedDesk,
	expectedDirectory,
	expectedTeam,
	expectedVacancies,
} from '../reference/views.ts';
import { expectedHelpdesk, expectedSupport } from '../reference/support-views.ts';
import type { Page } from '../world/device.ts';
import { intentsKeptOn } from '../world/kept-intents.ts';
import { COMPANIES, FAIR } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { difference } from './canonical.ts';
import { shownCalendar, shownDesk, shownHelpdesk, shownSupport, shownTeam } from './shown.ts';

/** What is still under way, in words; nothing when all is quiet. */
export function whatIsUnderWay(world: World): string[] {
	const under: string[] = [];
	if (!world.host.current) return ['the server is down'];
	for (const { session, machine, device } of world.pages()) {
		const { name } = machine;
		if (session.connection !== 'online') under.push(`${name} is ${session.connection}`);
		if (!session.view || session.asOf !== null) under.push(`${name} shows nothing current`);
		if (!session.canSave) under.push(`${name} believes that nothing can be saved`);
		for (const { envelope, state } of session.pending)
			under.push(`${name}: ${envelope.k} ${envelope.i} is ${state}`);
		if (device.owner.role === 'organizer' && session.helpdeskStatus !== 'live')
			under.push(`${name}: the helpdesk is ${session.helpdeskStatus}`);
		const own = session.supportStatus(device.owner.id);
		if (own !== 'live') under.push(`${name}: the own support conversation is ${own}`);
		if (device.owner.role === 'recruiter' && session.teamStatus !== 'live')
			under.push(`${name}: the team is ${session.teamStatus}`);
		for (const company of COMPANIES)
			if (session.vacanciesStatus(company) !== 'live')
				under.push(`${name}: openings of ${company} are ${session.vacanciesStatus(company)}`);
		for (const { id, role } of world.options.setting.people)
			if (role === 'recruiter' && session.calendarStatus(id) !== 'live')
				under.push(`${name}: calendar of ${id} is ${session.calendarStatus(id)}`);
	}
	if (isSomethingDue(world.ledger.facts, nowOfServer(world))) under.push('something is due');
	return under;
}

/** What stands on some disk and was never decided; a disk that was full may have kept what was. */
export const whatIsKept = ({ devices, ledger }: World): string[] =>
	devices.flatMap(({ name, owner, disk }) =>
		[...intentsKeptOn(disk)]
			.filter((id) => !ledger.entries.has(`${owner.id} ${id}`))
			.map((id) => `${name} keeps ${id}`),
	);

const nowOfServer = ({ time, ledger, host }: World): number =>
	Math.max(time.now + host.clockError, ledger.decidedAt);

/**
 * When all is quiet: everything that was asked for is decided, and everybody sees the same truth. `owed` is
 * what devices had kept of pages that are gone.
 */
export function checkAtRest(world: World, owed: ReadonlySet<string>): void {
	const { findings, ledger, secrets } = world;
	ledger.checkOutcomes();
	checkNothingLost(world, owed);
	for (const page of world.pages()) checkPage(world, page);
	for (const leak of secrets.leaks(ledger))
		findings.broken('DO4', `${leak.replace(' ', ' was sent what is of ')}`);
}

function checkNothingLost(world: World, owed: ReadonlySet<string>): void {
	const { findings, ledger, invocations, witness } = world;
	const open = new Set(world.pages().map(({ machine }) => machine.name));
	for (const { person, envelope, queue } of invocations.all()) {
		const key = `${person} ${envelope.i}`;
		const isOwed = owed.has(key) || (queue !== null && open.has(queue.page));
		if (!isOwed || ledger.entries.has(key) || witness.revoked.has(key)) continue;
		findings.broken('SY2', `${person} asked ${envelope.k} (${envelope.i}), and nothing came of it`);
	}
	for (const key of witness.revoked)
		findings.expect(!ledger.entries.has(key), 'SY8', () => `${key} was taken back, and decided`);
}

function checkPage(world: World, page: Page): void {
	const { findings, host, ledger } = world;
	const { session, machine, device } = page;
	const view = (address: ProjectionAddress) => host.current!.engine.view(address);
	const compare = (what: ProjectionAddress, shown: unknown, rendered: unknown, due: object) => {
		const name = `${machine.name}: ${docName(what)}`;
		const fromServer = difference(shown, rendered);
		findings.expect(fromServer === null, 'SY3', () => `${name}${fromServer} (shown ≠ rendered)`);
		const fromRules = difference(shown, due);
		findings.expect(fromRules === null, 'SY3', () => `${name}${fromRules} (shown ≠ rules)`);
	};
	const { id, role } = device.owner;
	const desk = { kind: 'desk', fair: FAIR, participant: id } as const;
	const shown = session.view;
	if (!shown) return findings.broken('SY3', `${machine.name} shows nothing`);
	compare(desk, shownDesk(shown.desk), shownDesk(view(desk)), expectedDesk(world, id));
	const directory = { kind: 'directory', fair: FAIR } as const;
	const { fair: _fair, ...live } = withoutHead(shown.directory);
	const { fair: _f, ...rendered } = withoutHead(view(directory));
	compare(directory, live, rendered, expectedDirectory(world));
	const { company } = device.owner;
	if (company !== null) {
		const team = { kind: 'team', fair: FAIR, company } as const;
		compare(team, shownTeam(session.team), withoutHead(view(team)), expectedTeam(world, company));
	}
	const own = { kind: 'support', fair: FAIR, participant: id } as const;
	const shownOwn = shownSupport(session.peekSupport(id));
	compare(own, shownOwn, withoutHead(view(own)), expectedSupport(ledger.facts, id));
	if (role === 'organizer') {
		const helpdesk = { kind: 'helpdesk', fair: FAIR } as const;
		const due = expectedHelpdesk(ledger.facts);
		compare(helpdesk, shownHelpdesk(session.helpdesk), withoutHead(view(helpdesk)), due);
	}

	for (const offering of COMPANIES) {
		const vacancies = { kind: 'vacancies', fair: FAIR, company: offering } as const;
		const rows = session.peekVacancies(offering) ?? [];
		compare(
			vacancies,
			Object.fromEntries(rows.map(({ key: _key, id, ...card }) => [id, card])),
			view(vacancies)['vacancies'],
			expectedVacancies(ledger.facts, offering),
		);
	}
	for (const person of world.options.setting.people) {
		if (person.role !== 'recruiter') continue;
		const calendar = { kind: 'calendar', fair: FAIR, recruiter: person.id } as const;
		const own = role === 'talent' ? id : null;
		compare(
			calendar,
			shownCalendar(session.peekCalendar(person.id)),
			expectedCalendar(ledger.facts, person.id, own),
			expectedCalendar(ledger.facts, person.id, own),
		);
	}
}

function withoutHead(view: object): Record<string, unknown> {
	const { seq: _seq, t: _t, ...rest } = view as Record<string, unknown>;
	return rest;
}
