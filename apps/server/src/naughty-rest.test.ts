import { describe } from 'vitest';
import { callOverRest, testNaughtyStrings } from './naughty-strings.testing.ts';

describe('naughty strings over REST', () => testNaughtyStrings(callOverRest));
