import { useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

export type QuarterCourse = Schemas['CourseAnswer'];

/** How the months and weeks of a quarter went, and what was set for it: of a division, or of all within reach. */
export function useCourse(quarter: string | null, division: string | null, isWanted: boolean) {
  return useQuery({
    queryKey: ['ranking', 'course', quarter, division],
    enabled: isWanted && quarter !== null,
    queryFn: () => answerOf(api.GET('/scorecards/course', { params: { query: { quarter: quarter ?? '', ...(division !== null && { division }) } } })),
  });
}
