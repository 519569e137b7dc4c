<?php
/** Generates magazine-like text from a few hundred words. The same seed gives the same text. */
final class Rig_Text {
	const WORDS = 'the river market opens early while painters carry bread across bridges and children watch quiet boats drift past old harbour walls where sailors once traded copper salt oranges linen maps lanterns for stories about distant islands and their gardens today the council plans repairs to stone steps engineers measure tides students draw birds and a small museum collects letters from fishermen who crossed winter storms with borrowed compasses every morning a baker writes the weather on a slate board outside her door visitors read it before climbing toward the lighthouse whose lamp was replaced last spring after a long debate about cost energy history and pride the new lamp uses less power but its colour is cooler so poets complain while pilots praise the range farmers beyond the hill grow barley almonds pears and bring crates on market days using a narrow road that bends around the ruined chapel scholars think the chapel stood before the town itself though evidence remains thin coins pottery one carved beam and a faded plan found inside a wall during restoration';

	private array $words;

	public function __construct() {
		$this->words = explode( ' ', self::WORDS );
	}

	public function words( int $count ): string {
		$chosen = array();
		for ( $i = 0; $i < $count; $i++ ) {
			$chosen[] = $this->words[ mt_rand( 0, count( $this->words ) - 1 ) ];
		}
		return implode( ' ', $chosen );
	}

	/** One title in seventeen has an ampersand and quotation marks, which WordPress encodes as entities. */
	public function title(): string {
		return ucfirst( $this->words( mt_rand( 4, 9 ) ) ) . ( 0 === mt_rand( 0, 16 ) ? ' & "more"' : '' );
	}

	public function sentence(): string {
		$sentence = ucfirst( $this->words( mt_rand( 7, 18 ) ) );
		$ending   = match ( mt_rand( 0, 9 ) ) {
			0 => ", it's said, " . $this->words( 4 ),
			1 => ' & <em>' . $this->words( 2 ) . '</em>',
			2 => ' with <a href="/about/">' . $this->words( 3 ) . '</a>',
			3 => ' <strong>' . $this->words( 2 ) . '</strong>',
			default => '',
		};
		return "$sentence$ending.";
	}

	public function paragraph(): string {
		$sentences = array();
		for ( $i = mt_rand( 3, 6 ); $i > 0; $i-- ) {
			$sentences[] = $this->sentence();
		}
		return implode( ' ', $sentences );
	}

	/** Blocks as stored by the editor, of about this length. */
	public function blocks( int $bytes ): string {
		$blocks = '';
		while ( strlen( $blocks ) < $bytes ) {
			$blocks .= match ( mt_rand( 0, 8 ) ) {
				0 => $this->block( 'heading', '<h2 class="wp-block-heading">' . ucfirst( $this->words( 5 ) ) . '</h2>' ),
				1 => $this->block( 'quote', '<blockquote class="wp-block-quote">' . trim( $this->block( 'paragraph', '<p>' . $this->sentence() . '</p>' ) ) . '</blockquote>' ),
				default => $this->block( 'paragraph', '<p>' . $this->paragraph() . '</p>' ),
			};
		}
		return trim( $blocks );
	}

	private function block( string $name, string $html ): string {
		return "<!-- wp:$name -->\n$html\n<!-- /wp:$name -->\n\n";
	}
}
