import { docName } from '#schema/docs/names.ts';
import type { HelpdeskView, SupportView } from '#schema/docs/support.ts';
import { HELPDESK_SECTIONS, SUPPORT_SECTIONS } from '#schema/docs/support.ts';
import type { FairId, ParticipantId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import type { KeptViews } from './kept-views.ts';
import type { ProjectionStatus } from './projection.ts';
import { Projection } from './projection.ts';

export interface SupportsOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly kept: KeptViews;
	/** `name` where this device keeps it: one's own conversation, and nobody else's. */
	readonly onChange: (projection: Projection<SupportView | HelpdeskView>, name?: string) => void;
}

interface Open<View extends SupportView | HelpdeskView> {
	readonly projection: Projection<View>;
	users: number;
}

/** The support conversations that somebody looks at here, each for as long as they do; and their list. */
export class Supports {
	readonly #options: SupportsOptions;
	readonly #open = new Map<ParticipantId, Open<SupportView>>();
	#helpdesk: Open<HelpdeskView> | null = null;

	constructor(options: SupportsOptions) {
		this.#options = options;
	}

	get(person: ParticipantId): SupportView | null {
		return this.#open.get(person)?.projection.current ?? null;
	}

	status(person: ParticipantId): ProjectionStatus {
		return this.#open.get(person)?.projection.status ?? 'loading';
	}

	get helpdesk(): HelpdeskView | null {
		return this.#helpdesk?.projection.current ?? null;
	}

	get helpdeskStatus(): ProjectionStatus {
		return this.#helpdesk?.projection.status ?? 'loading';
	}

	/** Until what is returned is called. */
	follow(person: ParticipantId): Cancel {
		const open = this.#open.get(person) ?? this.#begin(person);
		open.users += 1;
		return once(() => {
			open.users -= 1;
			if (open.users > 0) return;
			open.projection.close();
			this.#open.delete(person);
		});
	}

	followHelpdesk(): Cancel {
		const open = (this.#helpdesk ??= this.#beginHelpdesk());
		open.users += 1;
		return once(() => {
			open.users -= 1;
			if (open.users > 0) return;
			open.projection.close();
			this.#helpdesk = null;
		});
	}

	close(): void {
		for (const { projection } of this.#open.values()) projection.close();
		this.#open.clear();
		this.#helpdesk?.projection.close();
		this.#helpdesk = null;
	}

	#begin(person: ParticipantId): Open<SupportView> {
		const { environment, connection, fair, participant, kept, onChange } = this.#options;
		const name = docName({ kind: 'support', fair, participant: person });
		const isOwn = person === participant;
		const projection: Projection<SupportView> = new Projection({
			...{ environment, connection, name, sections: SUPPORT_SECTIONS },
			onChange: () => onChange(projection, isOwn ? name : undefined),
		});
		const open = { projection, users: 0 };
		this.#open.set(person, open);
		projection.open();
		if (isOwn)
			void kept.load<SupportView>(name).then((before) => {
				if (before) projection.remember(before.view);
			});
		return open;
	}

	#beginHelpdesk(): Open<HelpdeskView> {
		const { environment, connection, fair, onChange } = this.#options;
		const name = docName({ kind: 'helpdesk', fair });
		const projection: Projection<HelpdeskView> = new Projection({
			...{ environment, connection, name, sections: HELPDESK_SECTIONS },
			onChange: () => onChange(projection),
		});
		projection.open();
		return { projection, users: 0 };
	}
}

function once(run: () => void): Cancel {
	let isDone = false;
	return () => {
		if (!isDone) run();
		isDone = true;
	};
}
