<?php
/** login => [first name, last name, role, biography] */
return array(
	'ines-aldana'         => array( 'Inés', 'Aldana', 'editor', 'Inés founded The Pressroom in what used to be a bakery. She sets type by hand, edits with a soft pencil, and has never thrown away a proof.' ),
	'tomasz-wilk'         => array( 'Tomasz', 'Wilk', 'author', 'Tomasz writes about the history of printing, mostly the parts that went wrong. He taught palaeography for twenty years & still reads the walls of old churches aloud.' ),
	'marguerite-oyelaran' => array( 'Marguerite', 'Oyelaran', 'author', 'Marguerite makes paper and binds books beside a river that she describes as “a colleague”.' ),
	'hiro-tanabe'         => array( 'Hiro', 'Tanabe', 'author', 'Hiro draws typefaces. Eleven have been published, three are good, and one is on a chocolate bar.' ),
	'ruth-calloway'       => array( 'Ruth', 'Calloway', 'author', 'Ruth repairs presses. If it weighs more than she does and has stopped, she has probably been asked to come and look at it.' ),
	'jonah-fisk'          => array( 'Jonah', 'Fisk', 'author', 'Jonah builds websites that respect a baseline grid. He keeps The Pressroom online and the kettle on.' ),
	'pia-lindqvist'       => array( 'Pia', 'Lindqvist', 'contributor', 'Pia is this year’s apprentice. Her first article is still on the stone.' ),
);
