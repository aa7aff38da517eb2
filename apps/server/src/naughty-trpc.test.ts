import { describe } from 'vitest';
import { callOverTrpc, testNaughtyStrings } from './naughty-strings.testing.ts';

describe('naughty strings over tRPC', () => testNaughtyStrings(callOverTrpc));
