<?php
/**
 * Turns the little Markdown the articles are written in into the blocks WordPress's editor would have saved.
 *
 * Beside the usual: `![picture](caption)`, `!gallery picture picture`, `!embed URL`, and a quote's last line
 * starting with a dash is who said it.
 */
final class Pressroom_Markdown {
	/** @param int[] $pictures Ids of attachments by their names. */
	public function __construct( private array $pictures ) {}

	public function to_blocks( string $markdown ): string {
		$blocks = array();
		foreach ( $this->chunks( $markdown ) as $chunk ) {
			$blocks[] = $this->block( $chunk );
		}
		return implode( "\n\n", $blocks );
	}

	/** What stands together makes a block: a fence of code, a heading, or lines of one kind. */
	private function chunks( string $markdown ): array {
		preg_match_all( '/^```[\s\S]*?^```$|^#+ .+$|(?:^- .+\n?)+|(?:^(?!```|#|- )\S.*\n?)+/m', $markdown, $matches );
		return array_map( 'trim', $matches[0] );
	}

	private function block( string $chunk ): string {
		$lines = explode( "\n", $chunk );
		return match ( true ) {
			str_starts_with( $chunk, '```' )            => $this->code( array_slice( $lines, 1, -1 ) ),
			1 === preg_match( '/^(#+) (.+)$/', $chunk, $heading ) => $this->heading( strlen( $heading[1] ), $heading[2] ),
			str_starts_with( $chunk, '> ' )             => $this->quote( $lines ),
			str_starts_with( $chunk, '- ' )             => $this->list_of( $lines, 'ul' ),
			1 === preg_match( '/^\d+\. /', $chunk )     => $this->list_of( $lines, 'ol' ),
			str_starts_with( $chunk, '|' )              => $this->table( $lines ),
			str_starts_with( $chunk, '!gallery ' )      => $this->gallery( explode( ' ', substr( $chunk, 9 ) ) ),
			str_starts_with( $chunk, '!embed ' )        => $this->embed( substr( $chunk, 7 ) ),
			1 === preg_match( '/^!\[(.+?)\](?:\((.*)\))?$/', $chunk, $image ) => $this->image( $image[1], $image[2] ?? '' ),
			default                                     => $this->paragraph( implode( ' ', $lines ) ),
		};
	}

	private function inline( string $text ): string {
		$html = htmlspecialchars( $text, ENT_NOQUOTES );
		$html = preg_replace( '/`(.+?)`/', '<code>$1</code>', $html );
		$html = preg_replace( '/\*\*(.+?)\*\*/', '<strong>$1</strong>', $html );
		$html = preg_replace( '/(?<!\w)_(.+?)_(?!\w)/u', '<em>$1</em>', $html );
		return preg_replace_callback(
			'/\[(.+?)\]\((.+?)\)/',
			fn( $link ) => sprintf( '<a href="%s">%s</a>', str_starts_with( $link[2], '/' ) ? PRESSROOM_STORED_URL . $link[2] : $link[2], $link[1] ),
			$html
		);
	}

	private function paragraph( string $text ): string {
		return "<!-- wp:paragraph -->\n<p>{$this->inline( $text )}</p>\n<!-- /wp:paragraph -->";
	}

	private function heading( int $level, string $text ): string {
		$attributes = 2 === $level ? '' : " {\"level\":$level}";
		return "<!-- wp:heading$attributes -->\n<h$level class=\"wp-block-heading\">{$this->inline( $text )}</h$level>\n<!-- /wp:heading -->";
	}

	private function quote( array $lines ): string {
		$texts    = array_filter( array_map( fn( $line ) => trim( substr( $line, 1 ) ), $lines ), 'strlen' );
		$citation = str_starts_with( end( $texts ), '— ' ) ? $this->inline( substr( array_pop( $texts ), 4 ) ) : '';
		$cite     = '' === $citation ? '' : "<cite>$citation</cite>";
		return "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">{$this->paragraph( implode( ' ', $texts ) )}$cite</blockquote>\n<!-- /wp:quote -->";
	}

	private function list_of( array $lines, string $tag ): string {
		$attributes = 'ol' === $tag ? ' {"ordered":true}' : '';
		$items      = array_map(
			fn( $line ) => "<!-- wp:list-item -->\n<li>{$this->inline( preg_replace( '/^(-|\d+\.) /', '', $line ) )}</li>\n<!-- /wp:list-item -->",
			$lines
		);
		return "<!-- wp:list$attributes -->\n<$tag class=\"wp-block-list\">" . implode( "\n\n", $items ) . "</$tag>\n<!-- /wp:list -->";
	}

	private function code( array $lines ): string {
		$code = htmlspecialchars( implode( "\n", $lines ), ENT_NOQUOTES );
		return "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>$code</code></pre>\n<!-- /wp:code -->";
	}

	private function table( array $lines ): string {
		$row  = fn( $line, $tag ) => '<tr>' . implode( '', array_map( fn( $cell ) => "<$tag>{$this->inline( trim( $cell ) )}</$tag>", explode( '|', trim( $line, '| ' ) ) ) ) . '</tr>';
		$head = $row( $lines[0], 'th' );
		$body = implode( '', array_map( fn( $line ) => $row( $line, 'td' ), array_slice( $lines, 2 ) ) );
		return "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><thead>$head</thead><tbody>$body</tbody></table></figure>\n<!-- /wp:table -->";
	}

	private function image( string $name, string $caption ): string {
		$id         = $this->pictures[ $name ];
		$source     = pressroom_url_for_database( wp_get_attachment_image_url( $id, 'large' ) );
		$alt        = esc_attr( get_post_meta( $id, '_wp_attachment_image_alt', true ) );
		$figcaption = '' === $caption ? '' : "<figcaption class=\"wp-element-caption\">{$this->inline( $caption )}</figcaption>";
		return "<!-- wp:image {\"id\":$id,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n" .
			"<figure class=\"wp-block-image size-large\"><img src=\"$source\" alt=\"$alt\" class=\"wp-image-$id\"/>$figcaption</figure>\n<!-- /wp:image -->";
	}

	private function gallery( array $names ): string {
		$images = implode( "\n\n", array_map( fn( $name ) => $this->image( $name, '' ), $names ) );
		return "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">$images</figure>\n<!-- /wp:gallery -->";
	}

	private function embed( string $url ): string {
		$attributes = wp_json_encode( array( 'url' => $url, 'type' => 'video', 'providerNameSlug' => 'vimeo', 'responsive' => true ), JSON_UNESCAPED_SLASHES );
		return "<!-- wp:embed $attributes -->\n<figure class=\"wp-block-embed is-type-video is-provider-vimeo wp-block-embed-vimeo\"><div class=\"wp-block-embed__wrapper\">\n$url\n</div></figure>\n<!-- /wp:embed -->";
	}
}
