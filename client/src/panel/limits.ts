/** Characters of one box that are read at most; what goes beyond is cut off. */
export const longestPaste = 8_000_000;
