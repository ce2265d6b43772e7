import { fromJson } from '#schema/db/json.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type {
	AnnouncementTable,
	FairTable,
	IntentTable,
	MeetingTable,
	MemoTable,
	NoticeTable,
	ParticipantTable,
	SlotTable,
	SupportLineTable,
	SupportTable,
	VacancyTable,
} from '#schema/db/tables.ts';
import type { FairDay, FairRules } from '#schema/domain/fair.ts';
import type { ParticipantIntent, SeenIntent } from '#schema/domain/intent.ts';
import type { RefusalDetail } from '#schema/domain/refusal.ts';
import { letTimePass } from '../reference/clock.ts';
import type { Facts } from '../reference/facts.ts';
import { chatsSpentBy, memoId, openRequestsOf, slotId } from '../reference/facts.ts';
import { judge } from '../reference/judge.ts';
import type { Told } from '../reference/ruling.ts';
import { canonical, difference } from './canonical.ts';
import { whatIsWrongWithDetail } from './detail.ts';
import type { Findings } from './findings.ts';
import type { Invocation, Invocations } from './invocations.ts';
import type { Memory } from './memory.ts';

/** What SQL holds and the rules account for, row by row. */
const TABLES = [
	'meetings',
	'slots',
	'people',
	'announcements',
	'supports',
	'supportLines',
	'vacancies',
	'memos',
] as const;

/** What was decided, in the order of commits. */
export interface Entry {
	readonly row: IntentTable;
	readonly invocation: Invocation;
	/** The time that it took, or was refused; and the one that it gave back. */
	readonly took: SlotOfMeeting | null;
	readonly gaveBack: SlotOfMeeting | null;
}

interface SlotOfMeeting {
	/** `slotId`. */
	readonly slot: string;
	readonly meeting: string;
}

export interface LedgerOptions {
	readonly connection: SqliteConnection;
	readonly fair: string;
	readonly invocations: Invocations;
	readonly findings: Findings;
	readonly memory: Memory;
	readonly log: (line: string) => void;
}

/**
 * Looks at the database after each commit and replays what was decided on facts of its own, in the
 * order of the commit numbers: each outcome must be one that the rules allow there, and SQL must hold
 * what follows from them and nothing else.
 */
export class Ledger {
	readonly entries = new Map<string, Entry>();
	readonly facts: Facts;
	readonly #options: LedgerOptions;
	readonly #select: ReturnType<typeof selects>;
	/** Every chat that was ever confirmed at some time: `meeting start`. */
	readonly everConfirmed = new Set<string>();
	/** Everybody with whom a chat was that somebody asked for help about. */
	readonly everAskedAbout = new Set<string>();
	/** The last commit that changed a meeting. */
	readonly changedIn = new Map<string, number>();
	readonly #lastSeen = new Map<string, MeetingTable>();
	#seq: number;
	#decidedAt: number;
	#noticeId: number;

	constructor(options: LedgerOptions) {
		this.#options = options;
		this.#select = selects(options.connection, options.fair);
		const fair = this.#select.fair();
		this.#seq = fair.seq;
		this.#decidedAt = fair.decided_at;
		this.#noticeId = this.#select.lastNotice();
		this.facts = {
			rules: fromJson<FairRules>(fair.rules),
			days: fromJson<FairDay[]>(fair.days),
			...this.#stored(),
		};
		this.#remember(fair.seq);
	}

	get seq(): number {
		return this.#seq;
	}

	get decidedAt(): number {
		return this.#decidedAt;
	}

	/** A transaction is in the database for good. `now` is the clock of the machine that wrote it. */
	committed(now: number): void {
		const { findings } = this.#options;
		if (findings.violation) return;
		const fair = this.#select.fair();
		if (fair.seq === this.#seq) return this.#compare();
		findings.expect(fair.seq > this.#seq, 'SY1', () => `commit ${this.#seq} is gone: ${fair.seq}`);
		const due = Math.max(now, this.#decidedAt);
		findings.expect(
			fair.decided_at === due,
			'CL5',
			() => `commit ${fair.seq} is dated ${fair.decided_at}, not ${due}`,
		);
		const rows = new Map(this.#select.intentsAfter(this.#seq).map((row) => [row.seq, row]));
		const from = this.#seq + 1;
		for (let seq = from; seq <= fair.seq && !findings.violation; seq += 1) {
			const row = rows.get(seq);
			this.#told(seq, row ? this.#replay(row) : this.#tick(seq, due));
			this.#remember(seq);
		}
		this.#seq = fair.seq;
		this.#decidedAt = fair.decided_at;
		this.#compare();
		this.#checkLimits();
	}

	/** Outcomes are for ever (ID2), and every one was seen when it was made. */
	checkOutcomes(): void {
		const { findings } = this.#options;
		const rows = this.#select.intentsAfter(-1);
		for (const row of rows) {
			const known = this.entries.get(`${row.participant_id} ${row.id}`);
			const changed = known ? difference(known.row, row) : 'not seen when it was made';
			findings.expect(changed === null, 'SY2', () => `outcome of ${row.id}: ${changed}`);
		}
		findings.expect(
			rows.length === this.entries.size,
			'SY2',
			() => `${this.entries.size} outcomes were made, ${rows.length} are there`,
		);
	}

	#replay(row: IntentTable): readonly Told[] {
		const { invocations, findings, log } = this.#options;
		const { participant_id: person, id, seq } = row;
		const seen = row.kind === 'chat.join' && row.payload_hash === '';
		const invocation = seen
			? invocations.arrivalOf(person, id)
			: invocations.find(person, id, row.payload_hash);
		if (!invocation) {
			findings.broken('ID7', `commit ${seq} decides what ${person} never asked for (${id})`);
			return [];
		}
		const what = `${person} ${row.kind} → ${row.code}`;
		log(`commit ${seq}: ${what} ${id}${row.detail ? ` ${row.detail}` : ''}`);
		const before = this.entries.get(`${person} ${id}`);
		findings.expect(!before, 'SY2', () => `${what} was ${before?.row.code} in ${before?.row.seq}`);
		const slots = this.#slotsOf(row, invocation);
		this.entries.set(`${person} ${id}`, { row, invocation, ...slots });
		findings.expect(
			seq > invocation.after,
			'SY2',
			() => `${what}: decided as ${seq}, asked for after ${invocation.after} was seen`,
		);
		return this.#judge(row, invocation, what);
	}

	#judge(row: IntentTable, invocation: Invocation, what: string) {
		const { findings, invocations } = this.#options;
		const { intent, malformed } = invocation;
		const wrong = (rule: string, why: string): readonly Told[] => {
			findings.broken(rule, `${what} in commit ${row.seq}: ${why}`);
			return [];
		};
		if (!intent)
			return row.code === malformed ? [] : wrong('ID5', `the rules say ${malformed ?? 'nothing'}`);
		const deadlines = invocations.deadlinesOf(invocation);
		const isOver = (deadline: number | undefined) =>
			deadline !== undefined && deadline < row.decided_at;
		if (row.code === 'expired' && deadlines.some(isOver)) return [];
		if (deadlines.length > 0 && deadlines.every(isOver)) return wrong('ID8', 'its time was over');
		const given = { facts: this.facts, actor: row.participant_id, now: row.decided_at };
		const ruling = judge(given, intent);
		switch (ruling.kind) {
			case 'already_so':
				return row.code === 'noop' ? [] : wrong('ID3', 'it is so already');
			case 'refused': {
				const reasons = [...ruling.reasons];
				if (!reasons.some((reason) => reason === row.code))
					return wrong(ruleBehind(reasons), `the rules say ${reasons.join(' or ')}`);
				const detail = row.detail === null ? {} : fromJson<RefusalDetail>(row.detail);
				const flaw = whatIsWrongWithDetail(this.facts, row, intent, detail);
				return flaw ? wrong('ID1', flaw) : [];
			}
			case 'granted':
				if (row.code !== 'ok') return wrong('SY2', 'the rules say ok');
				return ruling.carryOut(row.meeting_id ?? this.#begunAs(row, intent));
		}
	}

	/** The id that it was given: no two announcements that stand have the same words, nor openings (AN3, OP5). */
	#begunAs({ participant_id: by }: IntentTable, intent: ParticipantIntent | SeenIntent): string {
		if (intent.kind === 'vacancy.publish') {
			const company = this.facts.people.get(by)?.company_id;
			const known = this.facts.vacancies;
			const begun = this.#select
				.vacancies()
				.filter(({ id, company_id }) => company_id === company && !known.has(id))
				.sort((a, b) => a.published_at - b.published_at);
			return begun[0]?.id ?? '';
		}
		if (intent.kind !== 'announcement.publish') return '';
		return this.#select.announcements().find(({ text }) => text === intent.text)?.id ?? '';
	}

	/** Before it happens: which times it is about. */
	#slotsOf({ code, meeting_id, id }: IntentTable, { intent }: Invocation) {
		const nothing = { took: null, gaveBack: null };
		if (!intent) return nothing;
		const meeting = 'meeting' in intent ? this.facts.meetings.get(intent.meeting) : undefined;
		const recruiter = intent.kind === 'slot.book' ? intent.recruiter : meeting?.recruiter_id;
		if (!recruiter) return nothing;
		const by = meeting?.id ?? meeting_id ?? id;
		const at = (startsAt: number, whose: string = recruiter) => ({
			slot: slotId(whose, startsAt),
			meeting: by,
		});
		if (intent.kind === 'chat.handover') {
			const moves = code === 'ok' && meeting?.status === 'confirmed';
			const start = meeting?.starts_at ?? 0;
			return moves ? { took: at(start, intent.to), gaveBack: at(start) } : nothing;
		}
		const frees = ['slot.release', 'chat.cancel', 'slot.reschedule'].includes(intent.kind);
		const isHeld = code === 'ok' && frees && meeting?.status === 'confirmed';
		return {
			took: 'startsAt' in intent ? at(intent.startsAt) : null,
			gaveBack: isHeld ? at(meeting.starts_at!) : null,
		};
	}

	#tick(seq: number, now: number): readonly Told[] {
		this.#options.log(`commit ${seq}: the clock`);
		return letTimePass(this.facts, now);
	}

	/** NO1–NO3, row by row. */
	#told(seq: number, expected: readonly Told[]): void {
		const rows = this.#select.noticesAfter(this.#noticeId).filter((row) => row.seq === seq);
		this.#noticeId = Math.max(this.#noticeId, ...rows.map(({ id }) => id));
		const stored = rows.map(({ participant_id: to, kind, meeting_id: meeting, ...row }) =>
			canonical({ to, kind, meeting, peer: row.peer_id, by: row.by_id, startsAt: row.starts_at }),
		);
		const due = expected.map(canonical);
		this.#options.findings.expect(
			canonical(stored.sort()) === canonical(due.sort()),
			'NO1',
			() => `commit ${seq} tells ${stored.join() || 'nobody'} instead of ${due.join() || 'nobody'}`,
		);
	}

	/** SY1, SY2: SQL holds what follows from the decisions. */
	#compare(): void {
		const stored = this.#stored();
		for (const table of TABLES) {
			const found = difference(
				Object.fromEntries(stored[table]),
				Object.fromEntries(this.facts[table]),
			);
			if (found === null) continue;
			this.#options.findings.broken(
				'SY2',
				`commit ${this.#seq} left ${table}${found} (SQL ≠ rules)`,
			);
		}
	}

	/** QU1, QU2: at every instant, counted anew. */
	#checkLimits(): void {
		const { findings } = this.#options;
		const { rules } = this.facts;
		for (const { id, role } of this.facts.people.values()) {
			if (role !== 'talent') continue;
			const requests = openRequestsOf(this.facts, id);
			const chats = chatsSpentBy(this.facts, id);
			findings.expect(requests <= rules.maxOpenRequests, 'QU1', () => `${id}: ${requests} open`);
			findings.expect(chats <= rules.maxChats, 'QU2', () => `${id} has ${chats} chats`);
		}
	}

	#remember(seq: number): void {
		for (const [id, meeting] of this.facts.meetings) {
			// A change makes a new row.
			if (this.#lastSeen.get(id) === meeting) continue;
			this.#lastSeen.set(id, meeting);
			this.changedIn.set(id, seq);
			if (meeting.status === 'confirmed') this.everConfirmed.add(`${id} ${meeting.starts_at}`);
		}
		for (const [person, { about }] of this.facts.supports) {
			const meeting = about && this.facts.meetings.get(about);
			if (!meeting) continue;
			// One that was handed over meanwhile is no longer shown.
			const isTalents = meeting.talent_id === person;
			if (isTalents) this.everAskedAbout.add(meeting.recruiter_id);
			else if (meeting.recruiter_id === person) this.everAskedAbout.add(meeting.talent_id);
		}
	}

	#stored(): Pick<Facts, (typeof TABLES)[number]> {
		return {
			meetings: new Map(this.#select.meetings().map((row) => [row.id, row])),
			slots: new Map(
				this.#select.slots().map((row) => [slotId(row.recruiter_id, row.starts_at), row]),
			),
			people: new Map(this.#select.people().map((row) => [row.id, row])),
			announcements: new Map(this.#select.announcements().map((row) => [row.id, row])),
			supports: new Map(this.#select.supports().map((row) => [row.person_id, row])),
			supportLines: new Map(
				this.#select.supportLines().map((row) => [`${row.person_id} ${row.number}`, row]),
			),
			memos: new Map(
				this.#select.memos().map((row) => [memoId(row.participant_id, row.meeting_id), row]),
			),
			vacancies: new Map(this.#select.vacancies().map((row) => [row.id, row])),
		};
	}
}

/** The rule that a wrong grant breaks most plainly. */
function ruleBehind(reasons: readonly string[]): string {
	const rules: Record<string, string> = {
		slot_taken: 'SL3',
		time_conflict: 'SL5',
		peer_conflict: 'SL5',
		slot_gone: 'SL2',
		slot_passed: 'SL4',
		chat_limit: 'QU2',
		request_limit: 'QU1',
		already_active: 'RQ4',
		forbidden: 'ID1',
		too_close: 'CH1',
	};
	return reasons.map((reason) => rules[reason]).find((rule) => rule !== undefined) ?? 'SY2';
}

function selects(connection: SqliteConnection, fair: string) {
	const all = <Row>(sql: string) => {
		const statement = connection.prepare(sql);
		return (...args: unknown[]) => statement.all(...args) as Row[];
	};
	const fairs = all<FairTable>('SELECT * FROM fair WHERE id = ?');
	const lastNotices = all<{ id: number }>('SELECT ifnull(max(id), 0) AS id FROM notice');
	return {
		fair: () => fairs(fair)[0]!,
		intentsAfter: all<IntentTable>('SELECT * FROM intent WHERE seq > ? ORDER BY seq'),
		meetings: all<MeetingTable>('SELECT * FROM meeting'),
		slots: all<SlotTable>('SELECT * FROM slot'),
		people: all<ParticipantTable>('SELECT * FROM participant'),
		announcements: all<AnnouncementTable>('SELECT * FROM announcement'),
		supports: all<SupportTable>('SELECT * FROM support'),
		supportLines: all<SupportLineTable>('SELECT * FROM support_line'),
		memos: all<MemoTable>('SELECT * FROM memo'),
		vacancies: all<VacancyTable>('SELECT * FROM vacancy'),
		noticesAfter: all<NoticeTable & { id: number }>('SELECT * FROM notice WHERE id > ?'),
		lastNotice: () => lastNotices()[0]!.id,
	};
}
