/** One piece of an album, as the provider calls it, and the words under it. */
export interface AlbumPiece {
  id: string;
  text: string;
}

/** The pieces with this one as it reads now, in the order in which they came. */
export const withPiece = (pieces: readonly AlbumPiece[], piece: AlbumPiece): AlbumPiece[] =>
  pieces.some(({ id }) => id === piece.id)
    ? pieces.map((known) => (known.id === piece.id ? piece : known))
    : [...pieces, piece];

/** What an album says as one message. */
export const textOfPieces = (pieces: readonly AlbumPiece[]): string =>
  pieces
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');
