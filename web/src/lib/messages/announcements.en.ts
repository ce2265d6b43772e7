/** What the organizers say to everybody. */
import { counting } from './plurals.ts';

const counted = counting('en-GB');

export const announcements = {
	title: 'Announcements',
	write: 'New announcement',
	hint: 'Everybody at this event sees it at once.',
	publish: 'Publish',
	none: 'Nothing is announced. What you publish stands on everybody’s overview.',
	withdraw: 'Withdraw',
	withdrawThis: (text: string) => `Withdraw: ${text}`,
	withdrawing: 'Being withdrawn…',
	confirmTitle: 'Withdraw this announcement?',
	confirmText: 'It disappears from everybody’s screen. To say it again, you publish it anew.',
	told: (text: string) => `Announcement: ${text}`,
	unread: (number: number) =>
		counted(number, { one: 'new announcement', other: 'new announcements' }),
};
