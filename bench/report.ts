import type { Results } from './results.ts';
import { median, sum } from './stats.ts';

/** Medians of the rounds, one line a scenario and peer. */
export function tablesOf(results: Results): string {
	return [
		'\nS1 flash booking (medians of the rounds; mistakes are sums)',
		table(
			FLASH,
			grouped(results.flash, ({ scenario, peer }) => `${scenario}|${peer}`),
		),
		'\nS2 watchers of one calendar',
		table(
			WATCHERS,
			grouped(results.watchers, ({ watchers, peer }) => `${watchers} watchers|${peer}`),
		),
		'\nS3 cold join (documents × slots)',
		table(
			JOIN,
			grouped(results.coldJoin, ({ scenario, peer }) => `${scenario}|${peer}`),
		),
		'\nS9 idle',
		table(
			IDLE,
			grouped(results.idle, ({ documents, peer }) => `${documents} document(s)|${peer}`),
		),
		'\nthe adjudicator alone, groups of 128',
		...results.adjudicator.map(
			({ product, raw, oneByOne, same, losers, rawLosers }) =>
				`visavis ${whole(product.perSecond)}/s (${fine(product.cpuPerClaim)} µs CPU) · the same rows by bare statements ${whole(same.perSecond)}/s (${fine(same.cpuPerClaim)}) · three bare statements ${whole(raw.perSecond)}/s (${fine(raw.cpuPerClaim)}) · one a transaction ${whole(oneByOne.perSecond)}/s (${fine(oneByOne.cpuPerClaim)}) · losers: visavis ${whole(losers.perSecond)}/s (${fine(losers.cpuPerClaim)}), bare ${whole(rawLosers.perSecond)}/s (${fine(rawLosers.cpuPerClaim)})`,
		),
		'',
	].join('\n');
}

type Column<Row> = readonly [name: string, of: (rows: readonly Row[]) => string];

const middle =
	<Row>(of: (row: Row) => number, show = fine): ((rows: readonly Row[]) => string) =>
	(rows) =>
		show(median(rows.map(of)));
const total =
	<Row>(of: (row: Row) => number): ((rows: readonly Row[]) => string) =>
	(rows) =>
		String(sum(rows.map(of)));

const FLASH: readonly Column<Results['flash'][number]>[] = [
	['claims', middle(({ claims }) => claims, whole)],
	['won', middle(({ won }) => won, whole)],
	['decisions/s', middle(({ decisionsPerSecond }) => decisionsPerSecond, whole)],
	['sold out ms', middle(({ soldOutMs }) => soldOutMs, whole)],
	['outcome p50', middle(({ verdictP50 }) => verdictP50)],
	['p99 ms', middle(({ verdictP99 }) => verdictP99)],
	['watcher p50', middle(({ watcherP50 }) => watcherP50)],
	['p99 ms', middle(({ watcherP99 }) => watcherP99)],
	['µs/decision', middle(({ cpuPerClaim }) => cpuPerClaim, whole)],
	['µs/delivery', middle(({ cpuPerDelivery }) => cpuPerDelivery)],
	['B/client', middle(({ bytesPerWatcher }) => bytesPerWatcher, whole)],
	['double', total(({ doubleBookings }) => doubleBookings)],
	['lost', total(({ lostBookings }) => lostBookings)],
	['false', total(({ falseConfirmations }) => falseConfirmations)],
	['unanswered', total(({ unanswered, unlikeStored }) => unanswered + unlikeStored)],
	['stale', total(({ staleViews }) => staleViews)],
	['foreign', middle(({ foreignCores }) => foreignCores)],
	['load', middle(({ loadMs, wallMs }) => loadMs / wallMs)],
];

const WATCHERS: readonly Column<Results['watchers'][number]>[] = [
	['watcher p50', middle(({ watcherP50 }) => watcherP50)],
	['p99 ms', middle(({ watcherP99 }) => watcherP99)],
	['last ms', middle(({ lastP50 }) => lastP50)],
	['µs/delivery steady', middle(({ openCpuPerDelivery }) => openCpuPerDelivery)],
	['full speed', middle(({ cpuPerDelivery }) => cpuPerDelivery)],
	['deliveries/s', middle(({ deliveriesPerSecond }) => deliveriesPerSecond, whole)],
	['B/change', middle(({ bytesPerChange }) => bytesPerChange)],
	['KB/watcher', middle(({ memoryPerWatcher }) => memoryPerWatcher / 1_024)],
	['stale', total(({ staleViews }) => staleViews)],
	['foreign', middle(({ foreignCores }) => foreignCores)],
	['load', middle(({ loadMs, wallMs }) => loadMs / wallMs)],
];

const JOIN: readonly Column<Results['coldJoin'][number]>[] = [
	['µs/join', middle(({ cpuPerJoin }) => cpuPerJoin, whole)],
	['B/join', middle(({ bytesPerJoin }) => bytesPerJoin, whole)],
	['foreign', middle(({ foreignCores }) => foreignCores)],
];

const IDLE: readonly Column<Results['idle'][number]>[] = [
	['watchers', middle(({ watchers }) => watchers, whole)],
	['KB RSS/watcher', middle(({ memoryPerWatcher }) => memoryPerWatcher / 1_024)],
	['KB heap', middle(({ heapPerWatcher }) => heapPerWatcher / 1_024)],
	[
		'cores',
		middle(
			({ cores }) => cores,
			(value) => value.toFixed(4),
		),
	],
	['foreign', middle(({ foreignCores }) => foreignCores)],
];

function whole(value: number): string {
	return Number.isNaN(value) ? '–' : Math.round(value).toString();
}

function fine(value: number): string {
	if (Number.isNaN(value)) return '–';
	return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
	return groups;
}

function table<Row>(columns: readonly Column<Row>[], groups: Map<string, Row[]>): string {
	if (groups.size === 0) return '–';
	const lines = [
		['', '', ...columns.map(([name]) => name)],
		...[...groups]
			.sort(([a], [b]) => order(a, b))
			.map(([key, rows]) => [...key.split('|'), ...columns.map(([, of]) => of(rows))]),
	];
	const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
	return lines
		.map((line) =>
			line
				.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
				.join('  '),
		)
		.join('\n');
}

/** By scenario; peers stay in the order in which they first came. */
const order = (a: string, b: string): number =>
	a.split('|')[0]!.localeCompare(b.split('|')[0]!, 'en', { numeric: true });

/** The ratios that performance is held to: medians of the ratios within each round. */
export function goalsOf(results: Results): string {
	const lines = goals(results).map(({ goal, figure, wanted, reached }) => [
		reached === null ? '      ' : reached ? 'ok    ' : 'MISSED',
		goal,
		figure,
		wanted,
	]);
	const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
	return lines
		.map((line) => line.map((cell, at) => cell.padEnd(widths[at]!)).join('  '))
		.join('\n');
}

interface Goal {
	readonly goal: string;
	readonly figure: string;
	readonly wanted: string;
	readonly reached: boolean | null;
}

const OURS = 'visavis';
const LIMIT = 'bare ws + SQL';
const HOCUSPOCUS = 'hocuspocus';
const Y_WEBSOCKET = 'y-websocket';

function goals(results: Results): Goal[] {
	const { flash, watchers, coldJoin, idle, calendars, growth, adjudicator } = results;
	const mistakes = sum(
		flash
			.filter(({ peer }) => peer === OURS)
			.map(
				(run) =>
					run.falseConfirmations +
					run.doubleBookings +
					run.lostBookings +
					run.unanswered +
					run.unlikeStored +
					run.staleViews,
			),
	);
	const naive = flash.filter(({ peer }) => peer === HOCUSPOCUS || peer === Y_WEBSOCKET);
	const ratio = <Row extends { readonly peer: string; readonly round?: number }>(
		rows: readonly Row[],
		to: string,
		of: (row: Row) => number,
	) =>
		median(
			rows
				.filter(({ peer }) => peer === OURS)
				.flatMap((own) => {
					const other = rows.find(({ peer, round }) => peer === to && round === own.round);
					return other ? [of(own) / of(other)] : [];
				}),
		);
	const most = Math.max(0, ...watchers.map((run) => run.watchers));
	const crowd = watchers.filter((run) => run.watchers === most);
	const inFlash = (scenario: string) => flash.filter((run) => run.scenario === scenario);
	const losers = flash.filter(({ scenario }) => scenario.startsWith('D'));
	const calm = losers.filter(({ scenario }) => scenario === losers[0]?.scenario);
	const fastest = losers.filter(({ scenario }) => scenario === losers.at(-1)?.scenario);
	const joins = (scenario: string) => coldJoin.filter((run) => run.scenario === scenario);
	const join = ({ cpuPerJoin }: { cpuPerJoin: number }) => cpuPerJoin;
	const ownJoin = (scenario: string) =>
		median(
			joins(scenario)
				.filter(({ peer }) => peer === OURS)
				.map(join),
		);
	const own = (documents: number) =>
		idle.find((run) => run.peer === OURS && run.documents === documents);
	const cpu = ({ cpuPerDelivery }: { cpuPerDelivery: number }) => cpuPerDelivery;
	const pace = (of: (run: Results['adjudicator'][number]) => number) => median(adjudicator.map(of));
	const [loaded] = calendars;
	const [grown] = growth;
	const kb = (bytes = NaN) => bytes / 1_024;
	const atMost = (goal: string, value: number, bound: number, unit: string, held = true): Goal => ({
		goal,
		figure: Number.isNaN(value) ? '–' : `${value.toPrecision(3)}${unit}`,
		wanted: `≤ ${bound}${unit}`,
		reached: Number.isNaN(value) || !held ? null : value <= bound,
	});
	const atLeast = (goal: string, value: number, bound: number): Goal => ({
		goal,
		figure: Number.isNaN(value) ? '–' : `${value.toPrecision(3)}×`,
		wanted: `≥ ${bound}×`,
		reached: Number.isNaN(value) ? null : value >= bound,
	});
	const cpuOf = ({ cpuPerClaim }: { cpuPerClaim: number }) => cpuPerClaim;
	return [
		atMost('1  mistakes of the product', mistakes, 0, ''),
		{
			goal: '1  false confirmations of the plain designs',
			figure: `${sum(naive.map((run) => run.falseConfirmations))} of ${sum(naive.map((run) => run.won))}`,
			wanted: '',
			reached: null,
		},
		atMost(
			`2  CPU/claim to bare ws, ${calm[0]?.scenario ?? 'D'}`,
			ratio(calm, LIMIT, cpuOf),
			2.4,
			'×',
		),
		atMost(
			`2  CPU/claim to bare ws, ${fastest[0]?.scenario ?? 'D'}`,
			ratio(fastest, LIMIT, cpuOf),
			2.4,
			'×',
		),
		atMost(
			'2  p99 to bare ws, calm',
			ratio(calm, LIMIT, (run) => run.verdictP99),
			5,
			'×',
		),
		atLeast(
			'3  to three bare statements, groups of 128',
			pace(({ product, raw }) => product.perSecond / raw.perSecond),
			0.8,
		),
		atLeast(
			'3  to the same rows by bare statements',
			pace(({ product, same }) => product.perSecond / same.perSecond),
			0.8,
		),
		atLeast(
			'3  the same by CPU',
			pace(({ product, same }) => same.cpuPerClaim / product.cpuPerClaim),
			0.8,
		),
		atLeast(
			'3  to one claim a transaction',
			pace(({ product, oneByOne }) => product.perSecond / oneByOne.perSecond),
			15,
		),
		atMost(`4  µs/delivery to bare ws, ${most} watchers`, ratio(crowd, LIMIT, cpu), 1.2, '×'),
		atMost('4  µs/delivery to Hocuspocus', ratio(crowd, HOCUSPOCUS, cpu), 0.75, '×'),
		atMost('4  µs/delivery to y-websocket', ratio(crowd, Y_WEBSOCKET, cpu), 0.7, '×'),
		atMost(
			'5  sold out to bare ws, C',
			ratio(inFlash('C'), LIMIT, (run) => run.soldOutMs),
			4.2,
			'×',
		),
		atMost(
			'6  slot disappears p50 to bare ws, B',
			ratio(inFlash('B'), LIMIT, (run) => run.watcherP50),
			1.5,
			'×',
		),
		atMost(
			'6  slot disappears p99 to bare ws, B',
			ratio(inFlash('B'), LIMIT, (run) => run.watcherP99),
			1.5,
			'×',
		),
		atMost('7  join to bare ws', ratio(joins('1 × 40'), LIMIT, join), 2, '×'),
		atMost('7  join to Hocuspocus', ratio(joins('1 × 40'), HOCUSPOCUS, join), 0.5, '×'),
		atMost('7  join, 400 slots to 40', ownJoin('1 × 400') / ownJoin('1 × 40'), 1.2, '×'),
		atMost('9  RSS per watcher, 1 document', kb(own(1)?.memoryPerWatcher), 25, ' KB'),
		atMost('9  RSS per watcher, 4 documents', kb(own(4)?.memoryPerWatcher), 45, ' KB'),
		atMost('9  RSS per loaded calendar of 40 slots', kb(loaded?.memoryPerCalendar), 60, ' KB'),
		atMost('9  unloads after', (loaded?.unloadedMs ?? NaN) / 1_000, 62, ' s'),
		atMost('10 idle watchers', own(1)?.cores ?? NaN, 0.02, ' cores'),
		atMost('12 entries left in the outbox', grown?.outboxEntries ?? NaN, 0, ''),
		atMost('12 bytes of the outbox per settled intent', grown?.outboxPerIntent ?? NaN, 0.1, ' B'),
		atMost('12 bytes of the calendar per slot flip', grown?.bytesPerFlip ?? NaN, 0.1, ' B'),
		atMost('12 WAL', kb(kb(grown?.walBytes)), 64, ' MB'),
	];
}
