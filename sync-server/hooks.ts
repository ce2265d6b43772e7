import type { Configuration, Connection, Document, Hocuspocus } from '@hocuspocus/server';
import type { DocKind } from '#schema/docs/names.ts';
import type { Audit } from './audit.ts';
import type { Documents } from './documents.ts';
import type { FanOut, Turn } from './fan-out.ts';
import type { FirstAnswers } from './first-answer.ts';
import type { Gate } from './gate.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { IdleDocuments } from './idle-documents.ts';
import type { NameCounts } from './name-counts.ts';
import type { CloseReason, OpeningContext } from './opening.ts';
import type { NoteSync } from './note-sync.ts';
import type { OutboxSync } from './outbox-sync.ts';
import { CLOSE } from './sync-socket.ts';
import type { Grant } from './visitor.ts';

/** What comes with the wish to open a document: from a writer's gate, or for all who read. */
export type HubContext = WriterContext | { readonly grant: Grant };
type WriterContext = OpeningContext & { readonly gate: Gate };

export interface HooksOptions {
	readonly documents: Documents;
	readonly audit: Audit;
	readonly metrics: HubMetrics;
	readonly fanOut: FanOut;
	readonly answers: FirstAnswers;
	readonly outboxes: OutboxSync;
	readonly notes: NoteSync;
	readonly idle: IdleDocuments;
	/** Names of documents that somebody is opening. */
	readonly awaited: NameCounts;
	/** Documents that could not be filled; nobody gets to see them. */
	readonly broken: WeakSet<Document>;
}

/** Yjs draws a name for each document, byte by byte, which only documents inside others need. */
const DOC_OPTIONS = { gc: true, gcFilter: () => true, guid: 'document' };

/** Thrown without a message, so that Hocuspocus writes nothing about an answer that is intended. */
const REFUSED = { reason: 'denied' };
const NOT_NOW = {};

const TURNS: Readonly<Record<DocKind, Turn>> = {
	calendar: 'public',
	directory: 'public',
	vacancies: 'public',
	team: 'personal',
	desk: 'personal',
	look: 'personal',
	support: 'personal',
	helpdesk: 'personal',
	outbox: 'written',
	note: 'written',
};

/** Awareness is made by the server from what it sees; the timers for the other kind are not needed. */
interface WithTimer {
	_checkInterval: ReturnType<typeof setInterval>;
}

/**
 * The settings of Hocuspocus. It keeps the documents and who is connected to them; what comes in is
 * decided before (gate.ts), what goes out is sent beside (fan-out.ts). A hook that rejects can end the
 * process (GA8), so none does unless the rejection is the answer, and unused ones are switched off.
 */
export function hooks(options: HooksOptions): Partial<Configuration> {
	const { documents, audit, metrics, fanOut, answers, outboxes, notes, idle, broken } = options;

	function load(document: Document, context: HubContext): void {
		const { name } = document;
		const grant = grantFor(name, context);
		if (!grant) throw new Error(`nobody was granted ${name}`);
		const { address } = grant;
		fanOut.attach(document, TURNS[address.kind]);
		if (address.kind === 'outbox') outboxes.attach(document);
		else if (address.kind !== 'note') answers.attach(document);
		document.once('destroy', () => {
			fanOut.forget(document);
			outboxes.forget(document);
			notes.forget(document);
			idle.forget(document);
			metrics.count('document_unloaded');
			audit.guard('unload', () => documents.unload(name));
		});
		if (address.kind === 'outbox') documents.loadOutbox(address, document);
		else if (address.kind === 'note') notes.attach(address, document);
		else documents.loadProjection(name, address, document);
		metrics.count('document_loaded', address.kind);
	}

	return {
		quiet: true,
		// Deadlines are ours and by our clock; the longest that a timer can wait stands for never.
		timeout: 2 ** 31 - 1,
		maxPendingDocuments: 1_000,
		extensions: [],
		yDocOptions: DOC_OPTIONS,

		onAuthenticate: async ({ context, documentName, connectionConfig }) => {
			const grant = grantFor(documentName, context as HubContext);
			if (!grant) throw REFUSED;
			connectionConfig.readOnly = grant.access !== 'write';
		},

		onLoadDocument: async ({ document, context }) => {
			// A rejection here would leave the document behind half made, with its timers.
			const filled = audit.guard('load', () => load(document, context as HubContext));
			if (!filled) broken.add(document);
		},

		afterLoadDocument: async ({ document }) => {
			clearInterval((document.awareness as unknown as WithTimer)._checkInterval);
			// Takes the place of onChange and of the timers for storing.
			document.onUpdate(() => {});
		},

		connected: async ({ instance, documentName, connection, context }) => {
			const { gate } = context as WriterContext;
			const opened = audit.guard('connected', () => {
				const { document } = connection;
				// The second: unloaded in the very moment in which it was opened.
				if (broken.has(document) || instance.documents.get(documentName) !== document)
					return refuse(gate, connection);
				gate.connected(connection);
			});
			if (!opened) connection.webSocket.close(...CLOSE.failure);
		},

		beforeUnloadDocument: async ({ instance, documentName, document }) => {
			// Asked by name: another document may bear it by now, and would be the one that goes.
			if (instance.documents.get(documentName) !== document) throw NOT_NOW;
			const keep = !outboxes.has(document) && !broken.has(document) && !notes.isOver(document);
			const needed = options.awaited.has(documentName) || notes.isWaiting(document);
			if (!idle.mayUnload(document, { needed, keep })) throw NOT_NOW;
		},

		...unused(),
	};
}

const grantFor = (name: string, context: HubContext): Grant | null =>
	'gate' in context ? context.gate.grantFor(name) : context.grant;

function refuse(gate: Gate, connection: Connection): void {
	gate.forget(connection.messageAddress);
	connection.close({ code: 4205, reason: 'unavailable' satisfies CloseReason });
}

/** Hocuspocus' own placeholders cost a promise for each message; `undefined` takes them out. */
function unused(): Partial<Configuration> {
	const names = [
		...['onConfigure', 'onListen', 'onUpgrade', 'onRequest', 'onDestroy', 'onConnect'],
		...['onTokenSync', 'onCreateDocument', 'onChange', 'onStoreDocument', 'afterStoreDocument'],
		...['beforeHandleMessage', 'afterHandleMessage', 'beforeSync', 'beforeHandleAwareness'],
		...['onAwarenessUpdate', 'onStateless', 'beforeBroadcastStateless', 'onDisconnect'],
	];
	return Object.fromEntries(names.map((name) => [name, undefined]));
}

export type HubHocuspocus = Hocuspocus<HubContext>;
