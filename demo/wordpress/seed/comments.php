<?php
/**
 * slug of a post => its comments: [who, what, replies]. Who is a login of ours or a reader's name.
 */
return array(
	'the-lay-of-the-case'                => array(
		array(
			'Walter Brandt',
			'My grandfather could find the <em>k</em> in the dark. He proved it during a power cut, with a bet on it.',
			array(
				array(
					'tomasz-wilk',
					'Did he win?',
					array(
						array( 'Walter Brandt', 'He found it. It was the wrong fount. They are still arguing.', array() ),
					),
				),
				array( 'Odile Marchand', 'In France the case is laid differently, and the bet would have been about the <em>q</em>.', array() ),
			),
		),
		array( 'Sam O’Dell', 'Day four, as you said. I looked at my hand and it looked back.', array() ),
	),
	'beatrice-restoring-a-golding-no-7'  => array(
		array(
			'Frank Dressler',
			'I’m the someone in Ohio. The print hangs over the other Golding. She’s jealous.',
			array(
				array(
					'ruth-calloway',
					'Tell her that we have a spare roller arm with her name on it.',
					array(
						array( 'Frank Dressler', 'Read it to her. She’s stopped squeaking.', array() ),
						array( 'ines-aldana', 'This is the best thread on the internet & I won’t hear otherwise.', array() ),
					),
				),
			),
		),
		array( 'Nadia Petrov', 'What happened to the wrens?', array( array( 'ruth-calloway', 'They have the drawer of ornaments. The pig doesn’t mind.', array() ) ) ),
		array( 'Colin Ashworth', 'Which oil, please?', array() ),
	),
	'em-en-and-hair'                     => array(
		array( 'Yusuf Demir', 'I walked along a line with the arrow key and it didn’t stutter once. Should I be worried?', array( array( 'jonah-fisk', 'Only about the rest of the site.', array() ) ) ),
		array( 'Greta Holm', 'The <code>&amp;#8239;</code> saved our price list. Thank you.', array() ),
	),
	'why-slow-printing-is-the-most-grown-up-craft' => array(
		array(
			'Lena Fischer',
			'I read this twice, the second time aloud, as instructed. There’s a widow in paragraph nine.',
			array(
				array(
					'ines-aldana',
					'There was. Thank you. You’re hired.',
					array( array( 'Lena Fischer', 'Is there soup?', array() ) ),
				),
			),
		),
		array( 'Ben Carter', 'Seven hundred kilos of commitment. My landlord says it’s the floor that commits.', array() ),
	),
	'what-the-punchcutter-knew'          => array(
		array( 'Odile Marchand', '“A decision” – yes. I’ve put that over my desk.', array() ),
		array( 'Kenji Mori', 'Until it stopped sticking out. There’s no better definition.', array( array( 'hiro-tanabe', 'There’s a worse one, with a percentage. I used it for years.', array() ) ) ),
	),
	'the-ampersand-and-its-cousins'      => array(
		array( 'Aoife Byrne', 'It’s on the parking signs, too: P⁊D. Tourists think it’s a seven.', array() ),
	),
	'paper-has-a-memory'                 => array(
		array( 'Sam O’Dell', 'I have now torn every newspaper in the house. The goat is real.', array() ),
	),
	'hello-ink'                          => array(
		array( 'Walter Brandt', 'First!', array( array( 'ines-aldana', 'And a little heavy on the right.', array() ) ) ),
	),
	'the-accounts-2025'                  => array(
		array( 'Lena Fischer', 'Whose button was it?', array() ),
	),
);
