/**
 * Loaded before a server whose screens are pictured: its clock starts at the same moment every time, and
 * hardly moves while the pictures are taken.
 */
import { OPENED_AT } from './fixed-moment.mjs';
import { replaceDate } from './replace-date.mjs';

const SLOWER = 100;

const startedAt = Date.now();
replaceDate((machineNow) => OPENED_AT + Math.floor((machineNow() - startedAt) / SLOWER));
