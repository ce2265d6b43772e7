import { must } from '../assert.ts';
import type { ParticipantId } from '../ids.ts';
import type { SupportFacts } from '../domain/support.ts';
import { addMinutes } from '../ids.ts';
import type { Cast } from './cast.ts';
import type { Script } from './script.ts';
import type { Story } from './story.ts';

const BROWSER =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36';

/** Behind a firewall that lets no picture through. */
const facts = (script: Script): SupportFacts => ({
	browser: BROWSER,
	place: 'room',
	connection: 'online',
	call: {
		phases: (['lobby', 'entering', 'dialing', 'reconnecting'] as const).map((phase, index) => ({
			phase,
			at: addMinutes(script.ago(9), index / 2),
		})),
		microphone: 'on',
		camera: 'on',
		errors: [],
		link: {
			...{ state: 'failed', own: null, other: null, protocol: null },
			...{ roundTripMs: null, lossPercent: null, kilobitsOut: null, framesIn: null },
		},
	},
});

/** Who has asked Olga for help: two wait, one has been answered, one is done. */
export function supportStory(story: Story, script: Script, { organizer, recruiters }: Cast): void {
	const writes = (who: ParticipantId, text: string, more: object = {}) =>
		story.tries(who, { kind: 'support.write', text, ...more });
	const answers = (person: ParticipantId, text: string) =>
		story.tries(organizer.id, { kind: 'support.answer', person, text });
	const [, , , recruiter] = recruiters;
	const asking = must(recruiter, 'a recruiter who asks').id;
	const [done, waiting] = [script.talent(12).id, script.talent(14).id];
	const others = [script.talent(0).id, script.talent(1).id, done, waiting];

	script.at(script.ago(95), () => writes(done, 'Where do I find the times that I have confirmed?'));
	script.at(script.ago(90), () =>
		answers(done, 'In My Schedule, in the bar above. They are in your own time zone there.'),
	);
	script.at(script.ago(85), () => writes(done, 'Found it, thank you!'));
	script.at(script.ago(80), () =>
		story.tries(organizer.id, { kind: 'support.close', person: done }),
	);

	script.at(script.ago(30), () =>
		writes(asking, 'My colleague is ill today. Can somebody else take her chats this afternoon?'),
	);
	script.at(script.ago(25), () =>
		answers(
			asking,
			'Yes: open Team, choose the chat, then “Hand over”. The talents are told who comes instead.',
		),
	);

	script.at(script.ago(10), () => writes(waiting, 'I cannot change my name, it says “try again”.'));
	script.at(script.ago(5), () => {
		// Whoever of the crowd has a chat behind them or before them.
		const theirs = [...story.state.meetings.values()].find(
			({ status, talentId }) =>
				(status === 'completed' || status === 'confirmed') && !others.includes(talentId),
		);
		const { id: about, talentId } = must(theirs, 'somebody has a chat');
		return writes(
			talentId,
			'I hear nothing and see only a dark picture. The office network here is quite strict, could that be why?',
			{ about, facts: facts(script) },
		);
	});
}
