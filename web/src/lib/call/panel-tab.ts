export const PANEL_TABS = ['company', 'people', 'chat'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];
