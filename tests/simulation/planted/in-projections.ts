/** Faults in what documents show. */
import type { Json } from '#schema/docs/projection.ts';
import { FirstAnswers } from '#sync/first-answer.ts';
import { ProjectionSync } from '#sync/projection-sync.ts';
import { Projector } from '#sync/projector.ts';
import { Renderer } from '#sync/render.ts';
import { outcomeOfRow } from '../rules/outcome-of-row.ts';
import type { PlantedFault, Surroundings } from './fault.ts';
import { around } from './patching.ts';

/** Replicas of former lineages are welcome, and lineages are as random as those of browsers. */
export const mixesLineages: PlantedFault = {
	tamper: ({ random }) => ({
		rows: (sql, rows) =>
			sql.startsWith('update "counter"')
				? [{ value: 2_048 + Math.floor(random() * 2 ** 31) }]
				: rows,
	}),
	patch: () =>
		around(ProjectionSync.prototype, 'receive', (receive, opening, message, context) =>
			receive(opening, message, { ...context, resets: false }),
		),
};

/** A store is written two seconds after each change, and read instead of SQL after a restart. */
export const readsStoredDocuments: PlantedFault = { patch: storedDocuments };

/** A desk shows the last outcome, whether or not somebody waits for it. */
export const showsLastOutcome: PlantedFault = { patch: outcomeWindow };

/** The directory forgets what happens while it pauses. */
export const forgetsDuringPause: PlantedFault = { patch: forgetfulDirectory };

/** Whoever asks the same question gets the answer of the first who asked. */
export const answersAsBefore: PlantedFault = { patch: firstAnswerForEver };

/** What is not a recruiter's any more stays on the desk. */
export const keepsWhatWasHandedOver: PlantedFault = {
	patch: () => takesNothingAway('desk', 'meetings'),
};

/** What was withdrawn stays in the directory. */
export const keepsWhatWasWithdrawn: PlantedFault = {
	patch: () => takesNothingAway('directory', 'announcements'),
};

/** A support conversation that was closed stays in the list of open ones. */
export const keepsWhatWasClosed: PlantedFault = {
	patch: () => takesNothingAway('helpdesk', 'open'),
};

/** So does an opening that was withdrawn. */
export const keepsOldVacancies: PlantedFault = {
	patch: () => takesNothingAway('vacancies', 'vacancies'),
};

const takesNothingAway = (kind: 'desk' | 'directory' | 'vacancies' | 'helpdesk', of: string) =>
	around(Renderer.prototype, 'section', (section, address, name, keys) => {
		const change = section(address, name, keys);
		if (address.kind !== kind || name !== of || change.whole) return change;
		const there = [...change.entries].filter(([, value]) => value !== undefined);
		return { ...change, entries: new Map(there) };
	});

function storedDocuments({ after, lives }: Surroundings) {
	const stored = new Map<string, Map<string, Json | undefined>>();
	return around(Renderer.prototype, 'section', (section, address, name, keys) => {
		const key = `${JSON.stringify(address)} ${name}`;
		const known = stored.get(key);
		if (keys === 'all' && lives() > 1 && known && name !== 'outcomes') {
			stored.delete(key);
			return { entries: known, whole: true };
		}
		const change = section(address, name, keys);
		const life = lives();
		after(2_000, () => {
			if (lives() !== life) return;
			const before = change.whole ? [] : (stored.get(key) ?? []);
			stored.set(key, new Map([...before, ...change.entries]));
		});
		return change;
	});
}

function outcomeWindow({ connection }: Surroundings) {
	const latest = connection.prepare(
		`SELECT * FROM intent WHERE participant_id = ? ORDER BY seq DESC LIMIT 1`,
	);
	return around(Renderer.prototype, 'section', (section, address, name, keys) => {
		if (address.kind !== 'desk' || name !== 'outcomes') return section(address, name, keys);
		const rows = latest.all(address.participant) as Parameters<typeof outcomeOfRow>[0][];
		return {
			entries: new Map(rows.map((row) => [row.id, outcomeOfRow(row) as Json])),
			whole: true,
		};
	});
}

function forgetfulDirectory({ now }: Surroundings) {
	const markedAt = new WeakMap<Projector, number>();
	return around(Projector.prototype, 'mark', function (mark, marks) {
		const before = markedAt.get(this) ?? -Infinity;
		const isPaused = now() - before < 1_000;
		if (marks === 'all') return mark(marks);
		const isAboutDirectory = marks.some(({ doc }) => doc === 'directory');
		if (isAboutDirectory && !isPaused) markedAt.set(this, now());
		mark(isPaused ? marks.filter(({ doc }) => doc !== 'directory') : marks);
	});
}

function firstAnswerForEver() {
	const known = new WeakMap<object, Map<string, ReturnType<FirstAnswers['to']>>>();
	return around(FirstAnswers.prototype, 'to', (to, address, document, stateVector) => {
		const answers = known.get(document) ?? new Map<string, ReturnType<FirstAnswers['to']>>();
		known.set(document, answers);
		const key = `${address} ${stateVector.join()}`;
		const answer = answers.get(key) ?? to(address, document, stateVector);
		answers.set(key, answer);
		return answer;
	});
}
