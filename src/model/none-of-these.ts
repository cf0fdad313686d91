/** The row of the runs that came to no outcome. */
export const NONE_OF_THESE = 'none of these';
