import type { DemoOrganizer } from './cast.ts';
import type { Script } from './script.ts';
import type { Story } from './story.ts';

const WELCOME =
	'Welcome to Visavis Career Days! Booking is open: look around, ask for a 1-1 chat, and choose a time as soon as you are accepted.';
const FIRST_DAY =
	'The first day has begun. Chats start and end on time, since the next person is already waiting.\n\nCannot make it? Please cancel early, so that somebody else can have your time.';
const STILL_TIMES =
	'Everything full? Look again now and then: a time that somebody gives back is open to all at once. Tomorrow there are still times with many companies.';

/** What Olga has told everybody so far. */
export function announcementsStory(story: Story, script: Script, { id }: DemoOrganizer): void {
	const says = (text: string) => () => story.tries(id, { kind: 'announcement.publish', text });
	script.at(script.early(0), says(WELCOME));
	script.at(script.setting.today.startsAt, says(FIRST_DAY));
	script.at(script.ago(25), says(STILL_TIMES));
}
