/** An invented article with ten quotations: direct, mixed and reported, by a name, a pronoun and through another source. */
export const HARBOUR_ARTICLE = `Harbour board keeps the old pier deck

By Jon Field

7 October 2026

The pier at Ostrey will keep its old planks for another year. “The pier does not need a new deck before the spring,” harbour master Felix Okone said at a briefing on Tuesday.

Mayor Mira Tolland told County Radio that the ferry would run again from the ninth of May. “We will not raise the fares this year,” she said.

“The town has counted every plank,” Okone said. “It has not counted the nails.”

“They have weighed everything but the cost,” foreman Bruno Hale said in a statement.

Engineer Petra Lund called the plan “brave but unfunded”. “No ship will wait for a plank,” Transport Minister Olaf Strand told state broadcaster Channel Nine.

Lund warned that the third pile would not last another winter.

“I have walked on that deck every morning for forty years,” said Wim Darrow, a retired pilot. “Nobody asked the pilots,” he added.
`;
