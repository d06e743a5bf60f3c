import type { Request } from 'express';
import { EditsRefused, describeEditProblem } from '#libs/planning/edits-refused.js';
import type { EditProblem } from '#libs/planning/target-edits.js';
import { languageOf } from '../http/problem-details.js';
import { RequestInvalid } from '../http/validation.js';

/** Does a change; where edits cannot be taken, says so with the places in the request that they came from. Throws {@link RequestInvalid}. */
export async function namingPlaces<T>(request: Request, placeOf: (problem: EditProblem) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EditsRefused)) throw error;
    const language = languageOf(request.headers['accept-language']);
    throw new RequestInvalid(error.edits.map((each) => ({ place: placeOf(each), message: `${placeOf(each)}: ${describeEditProblem(each, language)}` })));
  }
}

/** A column of a file as the field of a request that it comes from. */
export function fieldOf(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
