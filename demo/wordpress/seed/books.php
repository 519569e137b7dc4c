<?php
/** title, author of the entry, genres, ISBN, pages, picture, text. The books are ours; so are their numbers. */
return array(
	array( 'The Patient Compositor', 'ines-aldana', 'Handbooks', '978-0-00-000101-1', 212, 'type-case', 'Everything between picking up a stick and putting it down again. Chapter nine, on spacing capitals, is worth the price of the lamp you’ll read it by.' ),
	array( 'A Short History of the Long s', 'tomasz-wilk', 'History', '978-0-00-000102-8', 148, 'bezier', 'Short, as promised. The author has counted, in forty years of newspapers, and draws a curve that falls like a stone.' ),
	array( 'Rivers & Paper', 'marguerite-oyelaran', 'History, Memoir', '978-0-00-000103-5', 304, 'paper-stack', 'A walk along eleven mill races, ten of them dry.' ),
	array( 'Counters: The White Inside', 'hiro-tanabe', 'Type design', '978-0-00-000104-2', 176, 'punch-and-matrix', 'Two hundred photographs of holes. You’ll never see a letter the same way.' ),
	array( 'Oil Every Hole', 'ruth-calloway', 'Handbooks', '978-0-00-000105-9', 96, 'platen-press', 'A pocket manual for platen presses, waterproof, with a ruler down the spine.' ),
	array( 'Rhythm on Screen', 'jonah-fisk', 'Handbooks, Type design', '978-0-00-000106-6', 188, 'baseline-grid', 'Vertical rhythm, from lead strips to line-height units.' ),
	array( 'Combed', 'marguerite-oyelaran', 'Pattern books', '978-0-00-000107-3', 64, 'marbled-paper', 'Thirty-two marbled papers at full size, each with its recipe and what it ruined.' ),
	array( 'The Tin Marked “Almost”', 'ines-aldana', 'Memoir', '978-0-00-000108-0', 232, 'ink-disc', 'Forty years of mixing ink for other people, told tin by tin.' ),
	array( 'Dots', 'ruth-calloway', 'History, Pattern books', '978-0-00-000109-7', 120, 'halftone', 'What a picture is when you come too close.' ),
	array( 'Sixty-six & Ninety-nine', 'tomasz-wilk', 'History', '978-0-00-000110-3', 140, 'quotation-marks', 'A history of quotation marks in which nobody agrees with anyone.' ),
	array( 'Sewn', 'marguerite-oyelaran', 'Handbooks', '978-0-00-000111-0', 160, 'sewn-binding', 'Nineteen stitches and when not to use them.' ),
	array( 'Twenty-four Line Gothic', 'hiro-tanabe', 'Pattern books', '978-0-00-000112-7', 80, 'wood-type-poster', 'One fount of wood type, every sort, printed from the wood.' ),
);
