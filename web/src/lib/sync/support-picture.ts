import type { HelpdeskView, SupportView } from '#schema/docs/support.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { OverlayEntry } from './overlay.ts';
import type { HelpdeskSheet, SupportSheet } from './overlay-support.ts';
import { overlayHelpdesk, overlaySupport } from './overlay-support.ts';

interface KnownSupport {
	readonly from: SupportView | null;
	readonly entries: readonly OverlayEntry[];
	readonly sheet: SupportSheet | null;
}

/** What is shown of support conversations: the same value as long as what it was made of is the same. */
export class SupportPicture {
	readonly #me: ParticipantId;
	readonly #supports = new Map<ParticipantId, KnownSupport>();
	#helpdesk: { readonly from: HelpdeskView; readonly sheet: HelpdeskSheet } | null = null;

	constructor(me: ParticipantId) {
		this.#me = me;
	}

	support(
		person: ParticipantId,
		from: SupportView | null,
		entries: readonly OverlayEntry[],
	): SupportSheet | null {
		const known = this.#supports.get(person);
		if (known?.from === from && known.entries === entries) return known.sheet;
		const sheet = overlaySupport(from, person, this.#me, entries);
		this.#supports.set(person, { from, entries, sheet });
		return sheet;
	}

	helpdesk(from: HelpdeskView | null): HelpdeskSheet | null {
		if (!from) return null;
		if (this.#helpdesk?.from !== from) this.#helpdesk = { from, sheet: overlayHelpdesk(from) };
		return this.#helpdesk.sheet;
	}
}
