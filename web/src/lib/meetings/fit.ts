/**
 * How well a talent fits what a recruiter would like to meet: the languages and topics that both name.
 * It orders and explains, and decides nothing.
 */
import type { Peer } from '#schema/docs/desk.ts';
import type { IdealCandidate } from '#schema/domain/participant.ts';
import { plain } from '../plain-text.ts';

export interface Fit {
	/** Shared ones, as the talent writes them. */
	readonly languages: readonly string[];
	readonly topics: readonly string[];
	/** Larger is nearer. A topic says more of somebody than a language that many speak. */
	readonly score: number;
}

const TOPIC_WEIGHT = 2;

export function fitOf(peer: Pick<Peer, 'languages' | 'topics'>, ideal: IdealCandidate): Fit {
	const languages = shared(peer.languages ?? [], ideal.languages);
	const topics = shared(peer.topics ?? [], ideal.topics);
	return { languages, topics, score: languages.length + topics.length * TOPIC_WEIGHT };
}

/** Whether there is anything to compare with. */
export const canCompare = ({ languages, topics }: IdealCandidate): boolean =>
	languages.length + topics.length > 0;

function shared(theirs: readonly string[], wanted: readonly string[]): readonly string[] {
	const keys = new Set(wanted.map(plain));
	return theirs.filter((each) => keys.has(plain(each)));
}
