/** Around the list of keys, wherever there is one. */
export const singleKeys = {
	title: 'Quick keys',
	text: 'They work anywhere on this page, except while you type.',
	or: 'or',
	on: 'Quick keys are on',
};
